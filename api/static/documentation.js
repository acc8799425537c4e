"use strict";
// No validator badge: it would send the document's address to another host.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });
