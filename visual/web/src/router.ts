import { createRouter, createWebHistory } from "vue-router";

/** What the navigation lists: pages, and groups of pages, by the keys of their names in the texts. */
export const PAGES: (string | { group: string; pages: string[] })[] = ["network", "indicators"];

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", name: "network", component: () => import("./pages/NetworkPage.vue") },
    { path: "/explore/indicators", name: "indicators", component: () => import("./pages/IndicatorsPage.vue") },
    { path: "/explore/documents/:id", name: "document", props: true, component: () => import("./pages/DocumentPage.vue") },
    { path: "/explore/:rest(.*)*", name: "unknown", component: () => import("./pages/UnknownPage.vue") },
  ],
});
