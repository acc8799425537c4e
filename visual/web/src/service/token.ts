/** The service's token for changes: asked for once, kept in memory alone and gone with the page. */
import { ref } from "vue";

const token = ref("");

export const hasToken = (): boolean => token.value !== "";

export function keepToken(given: string): void {
  token.value = given;
}

export function forgetToken(): void {
  token.value = "";
}

/** Return the header that carries the token: a header's text is bytes, so that other letters go as UTF-8. */
export function authorisation(): { Authorization: string } {
  return { Authorization: `Bearer ${String.fromCharCode(...new TextEncoder().encode(token.value))}` };
}
