import { createServer } from "node:net";
import { StartFault } from "./start-fault.js";

/** Refuses a port that is taken before anything else is started for nothing. */
export async function checkPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once("error", reject).listen({ host, port }, resolve);
  try {
    await promise;
  } catch (error) {
    throw explain(error, host, port);
  }
  await new Promise((closed) => probe.close(closed));
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new StartFault(
      `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 指定其他端口，例如 PORT=${port + 1} npm start。`,
      `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start.`,
    );
  }
  if (code === "EACCES")
    return new StartFault(
      `无权使用端口 ${port}，请用 PORT 指定 1024 以上的端口。`,
      `Port ${port} may not be used: set PORT to one above 1024.`,
    );
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartFault(`HOST=${host} 不是本机的地址。`, `HOST=${host} is no address of this machine.`);
  return error;
}
