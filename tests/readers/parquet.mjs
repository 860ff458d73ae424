// node parquet.mjs BAG: every Parquet file of a delivery, read by hyparquet, against the JSON Lines beside it.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'

const [bag] = process.argv.slice(2)
const folder = join(bag, 'data', 'parquet')
let files = 0, rows = 0
for (const configuration of readdirSync(folder, { withFileTypes: true }).filter(e => e.isDirectory())) {
  for (const name of readdirSync(join(folder, configuration.name))) {
    const read = (await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, configuration.name, name)) })).map(plain)
    const lines = readFileSync(join(bag, 'data', configuration.name, name.replace('.parquet', '.jsonl')), 'utf8')
    const due = lines.split('\n').slice(0, -1).map(line => JSON.parse(line))
    if (read.length !== due.length) fail(`${configuration.name}/${name}: ${read.length} rows, ${due.length} due`)
    due.forEach((row, i) => {
      if (!isDeepStrictEqual(Object.keys(read[i]), Object.keys(row))) fail(`${configuration.name}/${name}: columns ${Object.keys(read[i])}`)
      if (!isDeepStrictEqual(read[i], row)) fail(`${configuration.name}/${name}, row ${i + 1}: ${JSON.stringify(read[i])} instead of ${JSON.stringify(row)}`)
    })
    files++
    rows += read.length
  }
}
console.log(`${files} files, ${rows} rows`)

// Whole numbers come as BigInt; JSON has one kind of number.
function plain(value) {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}

function fail(what) {
  console.error(what)
  process.exit(1)
}
