// Test material, run as a process of its own to be killed: opens the database and writes rows, saying each one that the
// server has answered as saved. Arguments: data folder, mode.
import pg from 'pg'
import { openEmbedded } from './embedded.ts'

const [dataFolder = '', mode] = process.argv.slice(2)
const server = await openEmbedded({ dataFolder, mode: mode === 'serve' ? 'serve' : 'command', say: () => undefined })
if (!server.ok) {
  process.stdout.write(`refused ${server.error}\n`)
  process.exit(1)
}
const client = new pg.Client(server.value.owner)
client.on('error', () => undefined)
await client.connect()
await client.query('CREATE TABLE IF NOT EXISTS kept (n bigint GENERATED ALWAYS AS IDENTITY, writer int, number int)')
for (let number = 1; ; number++) {
  await client.query('INSERT INTO kept (writer, number) VALUES ($1, $2)', [process.pid, number])
  process.stdout.write(`saved ${number}\n`)
}
