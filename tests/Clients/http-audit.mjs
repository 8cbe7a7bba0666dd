// Runs the audits of the GraphQL over HTTP specification against a server, a line each:
//
//   node http-audit.mjs URL
//
// Ends with 0 if all are ok, with 1 if one is not, with 2 if it was called wrongly.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url || !URL.canParse(url)) {
  console.error('usage: node http-audit.mjs URL');
  process.exit(2);
}

/** Gives every request a limit, so that a server that hangs fails its audits instead of the run. */
const fetchFn = (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(10_000) });

const audits = serverAudits({ url, fetchFn });
let ok = 0;
for (const audit of audits) {
  let status = 'error';
  let reason = '';
  try {
    const result = await audit.fn();
    status = result.status;
    reason = result.reason ?? '';
  } catch (error) {
    reason = error.message;
  }
  ok += status === 'ok' ? 1 : 0;
  console.log(`${status.padEnd(6)} ${audit.id} ${audit.name}${reason ? `: ${reason}` : ''}`);
}
console.log(`${ok} of ${audits.length} ok`);
process.exit(ok === audits.length ? 0 : 1);
