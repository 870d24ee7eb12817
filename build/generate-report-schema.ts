import { ReportSchema } from '../src/report/report.schema.ts'

/** The published JSON Schema of `wasm-policy check --format json`. */
export function generateReportSchema(): Map<string, string> {
  // TypeBox marks its nodes with hidden properties; only what is JSON is published.
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...ReportSchema }
  return new Map([['schemas/report.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`]])
}
