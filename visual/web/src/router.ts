import { createRouter, createWebHistory } from "vue-router";

/** What the navigation lists: pages, and groups of pages, by the keys of their names in the texts. */
export const PAGES: (string | { group: string; pages: string[] })[] = [
  "network",
  "indicators",
  { group: "planning", pages: ["chains", "matches", "structures", "ladder", "policies", "diff"] },
  "insights",
  "documents",
  "sparql",
];

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", name: "network", component: () => import("./pages/NetworkPage.vue") },
    { path: "/explore/indicators", name: "indicators", component: () => import("./pages/IndicatorsPage.vue") },
    { path: "/explore/chains", name: "chains", component: () => import("./pages/ChainsPage.vue") },
    { path: "/explore/structures", name: "structures", component: () => import("./pages/StructuresPage.vue") },
    { path: "/explore/policies", name: "policies", component: () => import("./pages/PoliciesPage.vue") },
    { path: "/explore/ladder", name: "ladder", component: () => import("./pages/LadderPage.vue") },
    { path: "/explore/diff", name: "diff", component: () => import("./pages/DiffPage.vue") },
    { path: "/explore/documents", name: "documents", component: () => import("./pages/DocumentsPage.vue") },
    { path: "/explore/sparql", name: "sparql", component: () => import("./pages/SparqlPage.vue") },
    { path: "/explore/insights", name: "insights", component: () => import("./pages/InsightsPage.vue") },
    { path: "/explore/matches", name: "matches", component: () => import("./pages/MatchesPage.vue") },
    { path: "/explore/documents/:id", name: "document", props: true, component: () => import("./pages/DocumentPage.vue") },
    { path: "/explore/names", name: "names", component: () => import("./pages/NamesPage.vue") },
    { path: "/explore/documents/:id/review", name: "review", props: true, component: () => import("./pages/ReviewPage.vue") },
    { path: "/explore/:rest(.*)*", name: "unknown", component: () => import("./pages/UnknownPage.vue") },
  ],
});
