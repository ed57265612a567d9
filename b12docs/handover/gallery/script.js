'use strict'
// Filters the documents as somebody types or chooses, copies commands, and looks at the day: a review may be past by now.

const by = id => document.getElementById(id)
const form = document.querySelector('form')
const lists = [...form.querySelectorAll('select')]
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

// A text is cut into words at all that is no letter or digit; the last letter of "legs" may be missing there.
const wordsOf = text => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
const isIn = (text, word) => text.includes(word) || word.length > 3 && word.endsWith('s') && text.includes(word.slice(0, -1))

const said = card => [...card.querySelectorAll('h2, .kind, li, .flag:not([hidden])')].map(part => part.textContent)

looksAtTheDay()
const documents = [...document.querySelectorAll('.card')].map(card => ({
  card,
  text: wordsOf([...said(card), card.dataset.words].join(' ')).join(' '),
  is: Object.fromEntries(lists.map(list => [list.id, new Set(card.dataset[list.id].split(' '))])),
}))

function show() {
  const words = wordsOf(by('words').value)
  const free = new Map(lists.map(list => [list.id, new Set()])) // what may still be chosen beside all else
  let number = 0
  for (const one of documents) {
    const isFound = words.every(word => isIn(one.text, word))
    const others = lists.filter(list => list.value && !one.is[list.id].has(list.value))
    one.card.hidden = !isFound || others.length > 0
    number += !one.card.hidden
    if (!isFound || others.length > 1) continue
    for (const list of others.length ? others : lists) for (const value of one.is[list.id]) free.get(list.id).add(value)
  }
  for (const list of lists) {
    list.classList.toggle('chosen', list.value !== '')
    for (const option of list.options) option.disabled = option.value !== '' && !option.selected && !free.get(list.id).has(option.value)
  }
  by('none').hidden = number > 0
  say(number)
}

function say(number) {
  const {all, some} = by('count').dataset
  const said = number === documents.length ? all : some.replace('{number}', number).replace('{all}', documents.length)
  if (by('count').textContent !== said) by('count').textContent = said
}

async function copy(button) {
  const mail = button.nextElementSibling
  let isCopied = true
  try {
    await navigator.clipboard.writeText(mail.querySelector('code').textContent)
  } catch {
    isCopied = false
  }
  mail.hidden = false
  if (isCopied) mail.querySelector('p').textContent = mail.dataset.copied
  by('said').textContent = [...mail.children].map(part => part.textContent).join(' ')
}

function looksAtTheDay() {
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-')
  for (const flag of document.querySelectorAll('[data-due]')) {
    if (flag.dataset.due >= today) continue
    flag.hidden = false
    flag.closest('.card').classList.add('bad', 'late')
    flag.closest('.card').classList.remove('good', 'draft')
    flag.closest('.card').querySelector('.review').hidden = true
  }
}

for (const mail of document.querySelectorAll('.mail')) {
  mail.hidden = true
  mail.previousElementSibling.hidden = false
  mail.previousElementSibling.addEventListener('click', event => copy(event.currentTarget))
}
by('still').hidden = true
form.hidden = false
form.addEventListener('input', show)
form.addEventListener('submit', event => {
  event.preventDefault() // Enter opens the one that is left; of several it goes to the first
  const open = documents.filter(one => !one.card.hidden).map(one => one.card.querySelector('.open'))
  if (open.length === 1) open[0].click()
  open[0]?.focus()
})
form.addEventListener('reset', () => setTimeout(() => { show(); by('words').focus() }))
addEventListener('pageshow', show) // a browser may have kept what was chosen
show()
if (document.activeElement === document.body) by('words').focus({preventScroll: true})
