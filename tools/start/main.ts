import { describeFailure } from '../lib/explained-error.ts';
import { build } from '../lib/build.ts';
import { dataFolder } from '../lib/paths.ts';
import { terminalProgress } from '../lib/progress.ts';
import { demoIdentities } from './demo-identities.ts';
import { portsFrom, type Ports } from './ports.ts';
import { prepareStack, type Stack } from './stack.ts';

const stopRequest = new AbortController();
// npm passes on a signal that the terminal has sent to everyone already: a second one says nothing new.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopRequest.abort());

process.exitCode = await run();

async function run(): Promise<number> {
  let stack: Stack | undefined;
  try {
    const failure = Promise.withResolvers<never>();
    failure.promise.catch(() => undefined);
    const ports = portsFrom(process.env);
    const start = await prepareStack({
      dataFolder: dataFolder(),
      ports,
      seed: true,
      progress: terminalProgress,
      signal: stopRequest.signal,
      onUnexpectedExit: (part) => {
        failure.reject(part.explain('ended unexpectedly'));
      },
    });
    await build(stopRequest.signal);
    stack = await start();
    announce(ports, await demoIdentities());
    await Promise.race([failure.promise, stopRequested()]);
    return 0;
  } catch (error) {
    if (stopRequest.signal.aborted) return 0;
    console.error(`\n${describeFailure(error)}`);
    return 1;
  } finally {
    if (stack) await terminalProgress.step('stopped', stack.stop.bind(stack));
  }
}

function stopRequested(): Promise<void> {
  const { signal } = stopRequest;
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function announce(ports: Ports, identities: readonly string[]): void {
  console.log(`ready
  Bari                 http://bari.localhost:${ports.portal}/
  the consortium       http://metropoli.localhost:${ports.portal}/
  GraphQL              http://bari.localhost:${ports.portal}/graphql
  mail catcher         http://localhost:${ports.mailWeb}/
  identity provider    http://localhost:${ports.demoIdp}/ (log in with SPID, CIE or as staff, and choose «Identità di prova»)
${identities.map((identity) => `    ${identity}`).join('\n')}
Stop with Ctrl-C.`);
}
