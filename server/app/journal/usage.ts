import { StartFault } from "../start-fault.js";

const USAGE = `npm run journal -- verify [--newest 10000] [--anchor BUNDLE]…
  npm run journal -- export --incident NUMBER|ID [--out FILE]
  npm run journal -- prune --archive FILE [--keep-days 1095] --yes
  npm run journal -- new-epoch --yes`;

/** How the commands are called. */
export function wronglyCalled(): StartFault {
  return new StartFault(`用法：\n  ${USAGE}`, `Usage:\n  ${USAGE}`);
}
