import type {
  AdmitToRoomMutation,
  InviteGuestMutation,
  LeaveRoomMutation,
  RoomEnteringFragment,
  SendRoomMessageMutation,
} from '../gql/graphql.js';
import { EventStream, type RoomEvent } from './call/event-stream.js';
import type { LocalMedia, LocalMediaState } from './call/local-media.js';
import { callApi } from './call/room-api.js';
import { saveDocument, uploadDocument } from './call/upload.js';
import { RoomCall } from './room-call.js';
import { afterEvent, captionOf, nameOf, OUTSIDE, othersIn, type Person, type RoomState, type Upload, withKnown } from './room-state.js';
import { fill, type RoomTexts } from './room-texts.js';
import { forgetSeat, rememberedSeat, rememberSeat } from './seat-memory.js';

/** Hashes of the trusted documents that a room asks. */
export interface RoomHashes {
  readonly leave: string;
  readonly admit: string;
  readonly signals: string;
  readonly message: string;
  readonly invite: string;
  readonly ice: string;
  readonly events: string;
}

export interface RoomSessionOptions {
  readonly appointmentId: string;
  readonly isOperator: boolean;
  readonly hashes: RoomHashes;
  readonly texts: RoomTexts;
  /** In bytes. */
  readonly largestDocument: number;
  readonly media: LocalMedia;
  /** Asks for a seat; undefined when the API did not answer. */
  readonly enter: (seat: string | undefined, takeOver: boolean) => Promise<RoomEnteringFragment | undefined>;
}

const MESSAGE_AGAIN_MS = 2000;
const MEGABYTE = 1024 * 1024;

/** Everything a page does in a room; what it shows follows from `state`. */
export class RoomSession {
  private current: RoomState = OUTSIDE;
  private readonly listeners = new Set<() => void>();
  private seat: string | undefined;
  private stream: EventStream | undefined;
  private call: RoomCall | undefined;
  /** From its own first event on, what comes is new. */
  private isLive = false;
  private toldMedia: LocalMediaState['on'] | undefined;

  constructor(private readonly options: RoomSessionOptions) {
    options.media.subscribe(() => this.followMedia());
  }

  get state(): RoomState {
    return this.current;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @param takeOver although another browser has the place. */
  async enter(takeOver = false): Promise<void> {
    const { appointmentId, enter } = this.options;
    this.set({ ...OUTSIDE, phase: 'ENTERING' });
    const entering = await enter(rememberedSeat(appointmentId), takeOver);
    switch (entering?.__typename) {
      case 'RoomEntered':
        rememberSeat(appointmentId, entering.seat);
        this.set({ phase: entering.state === 'ADMITTED' ? 'IN_CALL' : 'WAITING', ownId: entering.participantId });
        this.follow(entering.seat);
        return;
      case 'RoomSeatTaken':
        this.set({ phase: 'TAKEN' });
        return;
      case 'RoomRefused':
        this.set({ phase: 'REFUSED' });
        return;
      default:
        this.set({ phase: 'FAILED', problem: entering?.message });
    }
  }

  async leave(): Promise<void> {
    const { hashes, appointmentId } = this.options;
    const { seat } = this;
    this.end();
    forgetSeat(appointmentId);
    this.set({ phase: 'LEFT' });
    if (seat !== undefined) await callApi<LeaveRoomMutation>(hashes.leave, { input: { seat } }).catch(() => undefined);
  }

  async admit(participantId: string, admit: boolean): Promise<void> {
    const outcome = await this.ask<AdmitToRoomMutation>(this.options.hashes.admit, { participantId, admit });
    if (!outcome) this.set({ problem: this.options.texts.unanswered });
  }

  /** Sends a message; while the API is not there, again and again. */
  async write(text: string): Promise<void> {
    const { ownId } = this.current;
    if (ownId === undefined || text.trim() === '') return;
    const id = crypto.randomUUID();
    this.set({ messages: [...this.current.messages, { id, senderId: ownId, text }] });
    while (this.seat !== undefined) {
      const outcome = await this.ask<SendRoomMessageMutation>(this.options.hashes.message, { id, text });
      if (outcome) {
        if (outcome.__typename !== 'RoomChanged') this.set({ messages: this.current.messages.filter((message) => message.id !== id) });
        return;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, MESSAGE_AGAIN_MS);
      });
    }
  }

  async give(file: File): Promise<void> {
    const { texts, largestDocument } = this.options;
    const { seat } = this;
    if (seat === undefined) return;
    const { name } = file;
    const upload: Upload = { id: crypto.randomUUID(), name, part: 0 };
    this.set({ uploads: [...this.current.uploads, upload] });
    if (file.size > largestDocument) {
      const megabytes = Math.floor(largestDocument / MEGABYTE);
      this.change(upload, { problem: fill(texts.documents.tooLarge, { name, megabytes }) });
      return;
    }
    const outcome = await uploadDocument(file, seat, (part) => this.change(upload, { part }));
    if (outcome.ok) this.dismiss(upload.id);
    else this.change(upload, { problem: outcome.message ?? fill(texts.documents.failed, { name }) });
  }

  dismiss(uploadId: string): void {
    this.set({ uploads: this.current.uploads.filter(({ id }) => id !== uploadId) });
  }

  async save(id: string, name: string): Promise<void> {
    const isSaved = this.seat !== undefined && (await saveDocument(id, name, this.seat));
    this.set({ problem: isSaved ? undefined : this.options.texts.documents.saveFailed });
  }

  async invite(name: string): Promise<void> {
    const outcome = await this.ask<InviteGuestMutation>(this.options.hashes.invite, { name });
    if (!outcome) this.set({ problem: this.options.texts.unanswered });
    else if (outcome.__typename === 'GuestInvited') this.set({ invitation: { name, url: outcome.url } });
  }

  /** Looks for other ways at once: the browser says that its network is another. */
  hurry(): void {
    this.stream?.hurry();
    this.call?.restart();
  }

  /** The page goes away: the place stays, for it may come back. */
  end(): void {
    this.stream?.close();
    this.hangUp();
    this.stream = undefined;
    this.seat = undefined;
  }

  /** Does something with the seat. @returns undefined when the API did not answer. */
  private async ask<Result extends { readonly outcome: Outcome }>(hash: string, input: object): Promise<Result['outcome'] | undefined> {
    try {
      const { outcome } = await callApi<Result>(hash, { input: { seat: this.seat, ...input } });
      this.set({ problem: outcome.fields?.[0]?.message ?? outcome.message });
      return outcome;
    } catch {
      return undefined;
    }
  }

  private follow(seat: string): void {
    this.seat = seat;
    this.isLive = false;
    this.stream?.close();
    this.stream = new EventStream({
      seat,
      hash: this.options.hashes.events,
      onEvent: (event) => this.hear(event),
      onLink: (isOnline) => this.noteLink(isOnline),
    });
  }

  private hear(event: RoomEvent): void {
    const { texts, isOperator } = this.options;
    if (event.__typename === 'RoomSignal') {
      this.call?.hear(event.senderId, event.content);
      return;
    }
    const caption = this.isLive ? captionOf(this.current, event, texts, isOperator) : undefined;
    this.set({ ...afterEvent(this.current, event), ...(caption !== undefined && { caption }) });
    if (event.__typename === 'RoomParticipant' && event.id === this.current.ownId) this.isLive = true;
    this.followPhase();
  }

  /** In the room there is a call; nowhere else. */
  private followPhase(): void {
    const { phase } = this.current;
    if (phase === 'IN_CALL') (this.call ??= this.begin()).meet(othersIn(this.current));
    else this.hangUp();
    if (phase === 'LOST' || phase === 'LEFT') this.end();
  }

  private begin(): RoomCall {
    const { hashes, media } = this.options;
    return new RoomCall({
      ...{ hashes, media, ownId: this.current.ownId ?? '', seat: this.seat ?? '' },
      onMedia: (id, told) => this.set(withKnown(this.current, id, { media: told })),
      onStream: (id, stream) => this.set(withKnown(this.current, id, { stream })),
      onState: (id, link) => this.noteState(id, link),
    });
  }

  private hangUp(): void {
    this.call?.close();
    this.call = undefined;
  }

  private noteState(id: string, link: NonNullable<Person['link']>): void {
    const { captions, call } = this.options.texts;
    const person = this.current.people.find((other) => other.id === id);
    const text = { CONNECTED: captions.connected, INTERRUPTED: captions.interrupted, CONNECTING: undefined }[link];
    const isNews = text !== undefined && person?.link !== link;
    this.set({ ...withKnown(this.current, id, { link }), ...(isNews && { caption: fill(text, { name: nameOf(person, call) }) }) });
  }

  private followMedia(): void {
    const { media, texts } = this.options;
    const { captions } = texts;
    const [before, { on }] = [this.toldMedia, media.current];
    this.toldMedia = on;
    this.call?.followMedia();
    if (!before || this.current.phase !== 'IN_CALL') return;
    if (before.audio !== on.audio) this.set({ caption: on.audio ? captions.unmuted : captions.muted });
    else if (before.video !== on.video) this.set({ caption: on.video ? captions.cameraOn : captions.cameraOff });
  }

  private noteLink(isOnline: boolean): void {
    const { captions } = this.options.texts;
    if (this.current.isOnline !== isOnline) this.set({ isOnline, caption: isOnline ? captions.online : captions.offline });
  }

  private change(upload: Upload, change: Partial<Upload>): void {
    this.set({ uploads: this.current.uploads.map((other) => (other.id === upload.id ? { ...other, ...change } : other)) });
  }

  private set(change: Partial<RoomState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** What came of something, and why it was nothing: of a field first. */
interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly fields?: readonly { readonly message: string }[];
}
