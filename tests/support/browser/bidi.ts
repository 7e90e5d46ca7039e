/** WebDriver BiDi, the little of it that is needed: commands with answers. Firefox speaks it without any driver program between. */

const COMMAND_TIMEOUT_MS = 30_000;

type Waiting = { resolve(result: any): void; reject(error: Error): void; timer: NodeJS.Timeout };

export class Bidi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error(`Firefox does not answer at ${address}.`));
    });
    return new Bidi(socket);
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)));
    socket.onclose = () => this.#giveUp('Firefox is gone.');
    socket.onerror = () => {}; // A close follows.
  }

  send(method: string, params: Record<string, unknown> = {}): Promise<any> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error(`${method}: Firefox is gone.`));
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method} was not answered in time.`));
      }, COMMAND_TIMEOUT_MS);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Evaluates an expression that settles to text. */
  async run(context: string, expression: string): Promise<string> {
    const reply = await this.send('script.evaluate', { expression, target: { context }, awaitPromise: true, userActivation: true });
    if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
    return reply.result.value;
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: { id?: number | null; type: string; result: unknown; error: string; message: string }): void {
    const waiting = this.#waiting.get(message.id ?? -1);
    if (!waiting) return; // An event, or an answer that came too late.
    this.#waiting.delete(message.id as number);
    clearTimeout(waiting.timer);
    if (message.type === 'error') waiting.reject(new Error(`${message.error}: ${message.message}`));
    else waiting.resolve(message.result);
  }

  #giveUp(reason: string): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
  }
}
