// The image has no curl: `node healthcheck.mjs <port>` asks the process of this container whether it is ready.
const port = process.argv[2];
const ready = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(ready ? 0 : 1);
