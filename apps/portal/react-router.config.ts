import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src',
  buildDirectory: 'dist',
  ssr: true,
  // A hydrated page travels with its own routes alone, whatever the portal grows to; where a form leads it asks for when it is sent.
  routeDiscovery: { mode: 'lazy' },
} satisfies Config;
