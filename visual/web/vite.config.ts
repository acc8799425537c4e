import { fileURLToPath } from "node:url";

import vue from "@vitejs/plugin-vue";
import components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vitest/config";

// While one works on the explorer, Vite serves it and passes all else to a running `innokg demo`.
const SERVICE = process.env["INNOKG_SERVICE"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  // Addresses in templates are those of the service.
  plugins: [vue({ template: { transformAssetUrls: false } }), components({ resolvers: [ElementPlusResolver()], dts: false, dirs: [] })],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    // A file in line would need `data:` in the policy that the service sends with the page.
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es" },
  server: { proxy: { "^/(api|sparql|id|ontology|view|static|docs|reconcile)(/|\\?|$)": SERVICE } },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], server: { deps: { inline: ["element-plus"] } } },
});
