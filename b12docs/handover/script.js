'use strict'
// The page waits for the next round, takes what is new of it, and goes to the page that changed, or to the faults.

const pause = seconds => new Promise(done => setTimeout(done, 1000 * seconds))
const by = id => document.getElementById(id)

async function fetched(name) {
  const address = new URL('./', location)
  if (name) address.searchParams.set('document', name)
  const answer = await fetch(address, {cache: 'no-store'})
  if (!answer.ok) throw new Error(answer.status)
  return [new DOMParser().parseFromString(await answer.text(), 'text/html'), address]
}

// What has the same address is the same picture: it stays, and nothing flickers.
function keepPictures(from, to) {
  const old = new Map([...from.querySelectorAll('img')].map(one => [one.getAttribute('src'), one]))
  for (const one of to.querySelectorAll('img')) {
    const same = old.get(one.getAttribute('src'))
    if (same && same.alt === one.alt) one.replaceWith(same)
  }
}

// Options change in their places: a list that is filled anew tells Chromium's keyboard nothing any more.
function putDocuments(list, wanted) {
  while (list.length > wanted.length) list.remove(list.length - 1)
  for (const [place, one] of [...wanted.options].entries()) {
    if (place === list.length) list.add(new Option())
    Object.assign(list.options[place], {value: one.value, text: one.text})
  }
  list.value = wanted.value
}

function put(next) {
  const held = document.activeElement && document.activeElement.id
  const open = [...document.querySelectorAll('details[open]')].map(one => one.id)
  for (const id of open) next.getElementById(id)?.setAttribute('open', '')
  keepPictures(by('main'), next.getElementById('main'))
  by('main').replaceChildren(...next.getElementById('main').childNodes)
  putDocuments(by('document'), next.getElementById('document'))
  if (by('said').textContent !== next.getElementById('said').textContent) {
    by('said').textContent = next.getElementById('said').textContent
  }
  document.title = next.title
  Object.assign(document.body.dataset, {number: next.body.dataset.number, new: next.body.dataset.new})
  if (held && document.activeElement === document.body) by(held)?.focus({preventScroll: true})
}

async function renew(follows) {
  let [next, address] = await fetched(by('document').value)
  const other = next.body.dataset.new
  if (follows && other && !next.querySelector('.sheets > .new')) [next, address] = await fetched(other)
  put(next)
  history.replaceState(null, '', address)
  if (!follows) return
  if (document.querySelector('#faults .error')) by('faults').scrollIntoView({block: 'nearest'})
  else document.querySelector('.sheets > .new')?.scrollIntoView()
}

async function live() {
  for (;;) {
    try {
      const answer = await fetch(`wait?after=${document.body.dataset.number}`, {cache: 'no-store'})
      if (!answer.ok) throw new Error(answer.status)
      by('lost').hidden = true
      if (String((await answer.json()).number) !== document.body.dataset.number) await renew(by('follow').checked)
    } catch {
      by('lost').hidden = false
      await pause(2)
    }
  }
}

document.querySelector('form button').hidden = true // the list is enough where there are scripts
document.querySelector('form').addEventListener('submit', event => event.preventDefault())
by('document').addEventListener('change', () => renew(false))
live()
