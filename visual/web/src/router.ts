import { createRouter, createWebHistory } from "vue-router";

/** Pages that the navigation lists, by the key of their name in the texts. */
export const PAGES = ["network"] as const;

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", name: "network", component: () => import("./pages/NetworkPage.vue") },
    { path: "/explore/documents/:id", name: "document", props: true, component: () => import("./pages/DocumentPage.vue") },
    { path: "/explore/:rest(.*)*", name: "unknown", component: () => import("./pages/UnknownPage.vue") },
  ],
});
