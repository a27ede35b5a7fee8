import { VitePWA } from 'vite-plugin-pwa';

/**
 * Files whose names begin so are not in the first copy: the second detector and the finer style network, which the app keeps by itself
 * once they were needed; the WASM build for browsers without SIMD, older than all that are supported; and TF.js' WebGPU, which the service worker keeps where it is chosen.
 */
export const savedWhenUsed = [
  'models/ssd_mobilenetv1_model',
  'models/style-embedded-fine',
  'wasm/tfjs-backend-wasm.wasm',
  'assets/webgpu-',
] as const;

/** The service worker of src/serviceWorker with the list of everything the app needs, and the manifest that makes it installable. */
export const offline = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/serviceWorker',
    filename: 'sw.ts',
    injectRegister: false,
    manifest: {
      name: 'Likeness',
      short_name: 'Likeness',
      description: 'Faces and pictures, understood by networks that run in this page.',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#16161a',
      theme_color: '#4b3fc4',
      icons: [
        { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    injectManifest: {
      globPatterns: ['**/*'],
      globIgnores: savedWhenUsed.map((name) => `${name}*`),
      // The face encoder is the largest with 6.4 MB.
      maximumFileSizeToCacheInBytes: 12_000_000,
    },
  });
