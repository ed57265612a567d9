// What programs for e-mail do not know of pages: node email.mjs NODE_MODULES CLIENT,… FILE… prints it as JSON.
import { readFileSync } from 'node:fs'

const [modules, clients, ...files] = process.argv.slice(2)
const { caniemail } = await import(`${modules}/caniemail/dist/index.js`)
const told = file => {
  const { issues } = caniemail({ clients: clients.split(','), html: readFileSync(file, 'utf8') })
  return Object.fromEntries([...issues.errors].map(([client, found]) => [client, found.map(one => one.title)]))
}
console.log(JSON.stringify(Object.fromEntries(files.map(file => [file, told(file)]))))
