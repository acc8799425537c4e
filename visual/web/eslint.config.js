import vue from "eslint-plugin-vue";
import { configs, parser } from "typescript-eslint";

export default [
  { ignores: ["dist/**", "node_modules/**", "src/service/schema.d.ts"] },
  ...configs.strict,
  ...configs.stylistic,
  ...vue.configs["flat/recommended"],
  { files: ["**/*.vue"], languageOptions: { parserOptions: { parser } } },
  {
    rules: {
      // Names of things, quotes and titles are data of strangers: they are never markup.
      "vue/no-v-html": "error",
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/html-self-closing": ["error", { html: { void: "always" } }],
      "max-lines": ["error", { max: 300, skipBlankLines: false }],
    },
  },
];
