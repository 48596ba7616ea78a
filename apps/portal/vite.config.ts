import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  resolve: { conditions: ['casa-source'] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  environments: {
    ssr: {
      // Vite leaves it to the process on the server; half of React would be its development build.
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      resolve: {
        conditions: ['casa-source'],
        // Bundled, so that this holds for them too, whatever NODE_ENV the process is started with.
        noExternal: ['react', 'react-dom', 'react-router', '@react-router/node', /^@casa\//],
      },
      build: { target: 'node24', rolldownOptions: { input: './src/server/main.ts' } },
    },
  },
});
