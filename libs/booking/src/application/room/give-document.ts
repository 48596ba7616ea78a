import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ContentId, RoomDocumentId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { ContentStore, mediaTypeOf, ScannerUnavailable, VirusScanner } from '@casa/platform/storage';
import { fileName, isAccepted } from '../../domain/room/given-document.js';
import type { DocumentRefusal, RoomRefusal } from '../../domain/room/room.errors.js';
import { MOST_DOCUMENTS } from '../../domain/room/room-limits.js';
import { givenDocuments } from '../../persistence/room/document.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { sealDocumentName } from './room-texts.js';
import { type Seated, Seats } from './seats.js';

const MEGABYTE = 1024 * 1024;

/** A file as it comes. */
export interface IncomingFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What is known of a content once it has been looked at. */
interface Looked {
  readonly bytes: number;
  readonly mediaType: string;
  readonly scanned: boolean;
}

export type DocumentOutcome = Result<RoomDocumentId, RoomRefusal | { readonly code: 'DOCUMENT'; readonly reason: DocumentRefusal }>;

/**
 * Takes a document into a room: its content is sealed and stored as it comes, then read once more to see what it is and whether it is clean. Only
 * then do the others know of it; what is refused leaves nothing behind.
 */
@Injectable()
export class GiveDocument {
  private readonly logger = new Logger(GiveDocument.name);

  constructor(
    private readonly scope: TenantScope,
    private readonly seats: Seats,
    private readonly store: ContentStore,
    private readonly scanner: VirusScanner,
    private readonly keys: DataKeys,
    @Inject(Config) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In bytes. */
  get largest(): number {
    return this.config.CASA_DOCUMENT_MEGABYTES * MEGABYTE;
  }

  async execute(caller: RoomCaller, token: string, { name: given, content }: IncomingFile): Promise<DocumentOutcome> {
    const { tenantId } = caller;
    const name = fileName(given);
    const id = newId<'RoomDocument'>();
    const begun = await this.begin(caller, token, id, name);
    if (!begun.ok) return begun;
    try {
      const bytes = await this.store.write(tenantId, contentOf(id), content, this.largest);
      const looked = bytes.ok ? await this.look(tenantId, id, name, bytes.value) : bytes;
      const outcome = looked.ok
        ? await this.show(caller, token, id, looked.value)
        : refused({ code: 'DOCUMENT', reason: looked.refusal } as const);
      if (!outcome.ok) await this.drop(tenantId, id);
      return outcome;
    } catch (error) {
      await this.drop(tenantId, id);
      throw error;
    }
  }

  private begin(caller: RoomCaller, token: string, id: RoomDocumentId, name: string): Promise<Result<Seated, RoomRefusal>> {
    const { tenantId } = caller;
    return this.scope.run<Result<Seated, RoomRefusal>>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lockAdmitted(transaction, caller, token);
      if (!seated.ok) return seated;
      const { participant, appointment } = seated.value;
      if ((await givenDocuments.count(transaction, tenantId, appointment.id)) >= MOST_DOCUMENTS) {
        return refused({ code: 'TOO_MANY', of: 'DOCUMENTS' });
      }
      const nameSealed = sealDocumentName(this.keys, id, name);
      givenDocuments.begin(
        transaction,
        tenantId,
        { id, appointmentId: appointment.id, senderId: participant.id, nameSealed },
        this.clock.now(),
      );
      return seated;
    });
  }

  private async look(tenantId: TenantId, id: RoomDocumentId, name: string, bytes: number): Promise<Result<Looked, DocumentRefusal>> {
    if (bytes === 0) return refused('EMPTY');
    const read = () => this.store.read(tenantId, contentOf(id));
    const mediaType = await mediaTypeOf(read);
    if (mediaType === undefined || !isAccepted(name, mediaType)) return refused('WRONG_TYPE');
    try {
      const verdict = await this.scanner.scan(read());
      return verdict === 'INFECTED' ? refused('INFECTED') : ok({ bytes, mediaType, scanned: verdict === 'CLEAN' });
    } catch (error) {
      if (!(error instanceof ScannerUnavailable)) throw error;
      this.logger.error(error.message);
      return refused('NOT_SCANNED');
    }
  }

  /** Everybody sees it now, unless who gives it has been put out meanwhile. */
  private show(caller: RoomCaller, token: string, id: RoomDocumentId, { mediaType, scanned, bytes }: Looked): Promise<DocumentOutcome> {
    const { tenantId } = caller;
    return this.scope.run<DocumentOutcome>({ tenantId }, async (transaction) => {
      const seated = await this.seats.lockAdmitted(transaction, caller, token);
      if (!seated.ok) return seated;
      const sequence = await rooms.number(transaction, tenantId, seated.value.appointment.id);
      givenDocuments.show(transaction, tenantId, { id, mediaType, bytes, scanned, sequence });
      return ok(id);
    });
  }

  private async drop(tenantId: TenantId, id: RoomDocumentId): Promise<void> {
    await this.store.remove(tenantId, contentOf(id));
    await this.scope.run({ tenantId }, async (transaction) => givenDocuments.drop(transaction, tenantId, id));
  }
}

/** A document's content is stored under the same id. */
export function contentOf(id: RoomDocumentId): ContentId {
  return id as string as ContentId;
}
