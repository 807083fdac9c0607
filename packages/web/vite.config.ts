import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin } from 'vite'
import { textsPlugin } from './texts/texts-plugin.ts'

/** Styles may use `light-dark()`; these are the first browsers that have it. */
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari17.5']

/** The two faces on every first screen, fetched beside the script instead of after the style sheet. */
const firstFonts = /^assets\/(inter-latin-wght|newsreader-latin-opsz)-normal-.*\.woff2$/

export default defineConfig(({ mode }) => {
  const { PORT = '3000' } = loadEnv(mode, import.meta.dirname, 'PORT')
  return {
    root: import.meta.dirname,
    plugins: [textsPlugin(), react(), tailwindcss(), preloadFonts()],
    build: {
      target: browsers,
      cssTarget: browsers,
      assetsInlineLimit: 0,
      rolldownOptions: {
        treeshake: { moduleSideEffects: [{ test: /packages\/model\//, sideEffects: false }] },
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
              // What every page needs, in one file rather than in a dozen that several lazy pages happen to share.
              { name: 'app', tags: ['$initial'] },
            ],
          },
        },
      },
    },
    server: { port: 5173, proxy: { '/api': `http://127.0.0.1:${PORT}` } },
  }
})

function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => firstFonts.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head-prepend',
          })),
    },
  }
}
