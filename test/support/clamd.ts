import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The test file of the European Institute for Computer Antivirus Research: every scanner finds it. In two parts, so that none finds this source. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const COMMAND = 'zINSTREAM\0';
const LENGTH_BYTES = 4;

/**
 * ClamAV's daemon as its manual (clamd(8), INSTREAM) has it, and strict: the command with its zero, pieces that have a length, none after the empty one. It knows
 * one virus. What is longer than its limit it refuses, as StreamMaxLength does.
 */
export class StandInClamd implements AsyncDisposable {
  /** Lengths of the contents it was given. */
  readonly scanned: number[] = [];
  /** What a client did that it must not. */
  readonly complaints: string[] = [];
  private readonly server: Server;

  private constructor(private readonly mostBytes: number) {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async start(mostBytes = 25 * 1024 * 1024): Promise<StandInClamd> {
    const clamd = new StandInClamd(mostBytes);
    await new Promise<void>((resolve) => {
      clamd.server.listen(0, '127.0.0.1', resolve);
    });
    return clamd;
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    const conversation = new Conversation(this.mostBytes);
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      if (conversation.isComplete) this.complaints.push('more after the end');
      const answer = conversation.hear(data);
      if (answer === undefined) return;
      if (conversation.isComplete) this.scanned.push(conversation.content.length);
      socket.end(`${answer}\0`);
    });
  }
}

class Conversation {
  isComplete = false;
  content = Buffer.alloc(0);
  private heard = Buffer.alloc(0);
  private isCommanded = false;

  constructor(private readonly mostBytes: number) {}

  /** @returns what is answered, when there is something to answer. */
  hear(data: Buffer): string | undefined {
    this.heard = Buffer.concat([this.heard, data]);
    if (!this.isCommanded) {
      if (this.heard.length < COMMAND.length) return undefined;
      if (this.take(COMMAND.length).toString('latin1') !== COMMAND) return 'UNKNOWN COMMAND';
      this.isCommanded = true;
    }
    while (this.heard.length >= LENGTH_BYTES) {
      const length = this.heard.readUInt32BE();
      if (this.heard.length < LENGTH_BYTES + length) return undefined;
      this.take(LENGTH_BYTES);
      if (length === 0) return this.verdict();
      this.content = Buffer.concat([this.content, this.take(length)]);
      if (this.content.length > this.mostBytes) return 'INSTREAM size limit exceeded. ERROR';
    }
    return undefined;
  }

  private take(length: number): Buffer {
    const taken = this.heard.subarray(0, length);
    this.heard = this.heard.subarray(length);
    return taken;
  }

  private verdict(): string {
    this.isComplete = true;
    if (this.heard.length > 0) return 'INSTREAM: more after the end. ERROR';
    return this.content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
  }
}
