/** Pauses in which the browser draws and answers the reader. */

/** Return after the browser has had its turn. */
export function pause(): Promise<void> {
  return new Promise((done) => {
    // Unlike a promise, a message comes after what the reader did meanwhile; unlike a timer, without a wait.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
