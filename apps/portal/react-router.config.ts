import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src',
  buildDirectory: 'dist',
  ssr: true,
  // The few hydrated pages know every route from the start: no discovery endpoint to serve, guard and log.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
