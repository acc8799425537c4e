/** Who reviews: the name that decisions carry, and whether the service's token was given. */
import { computed, ref } from "vue";

import { hasToken } from "@/service/token";

/** Kept while the page is open, for all documents. */
export const reviewer = ref("");

export const mayDecide = computed(() => hasToken() && reviewer.value !== "");
