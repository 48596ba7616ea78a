import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  resolve: { conditions: ['casa-source'] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  environments: {
    ssr: {
      resolve: {
        conditions: ['casa-source'],
        // Bundled, so that React is the production one whatever NODE_ENV the process is started with.
        noExternal: ['react', 'react-dom', 'react-router', '@react-router/node', 'isbot', /^@casa\//],
      },
      build: { target: 'node24', rolldownOptions: { input: './src/server/main.ts' } },
    },
  },
});
