import "./theme/tokens.css";
import "./theme/shell.css";

import { createApp } from "vue";

import App from "./App.vue";
import { language } from "./language/language";
import { router } from "./router";

createApp(App).use(language).use(router).mount("#app");
