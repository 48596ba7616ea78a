import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '@casa/kernel';
import { Abilities, VISITOR } from '@casa/platform/authz';
import { acceptedLanguage, foreignPageRefusal } from '@casa/platform/graphql';
import { GiveDocument } from '../../application/room/give-document.js';
import { type DocumentProof, ReadDocument } from '../../application/room/read-document.js';
import { type RoomCaller, roomCaller } from '../../application/room/room-caller.js';
import { ACCEPTED_ENDINGS } from '../../domain/room/given-document.js';
import { attachmentNamed } from './attachment.js';
import { DOCUMENT_TEXTS, type DocumentProblem } from './document-texts.js';

const SEAT_HEADER = 'x-room-seat';
const MANAGE_HEADER = 'x-manage-token';

/** What stands around the file in the body of an upload. */
const ENVELOPE_BYTES = 16 * 1024;

const STATUS: Readonly<Record<DocumentProblem, number>> = {
  ...{ NOT_FOUND: 404, SEAT_LOST: 403, NOT_ADMITTED: 403, TOO_MANY: 409, FOREIGN: 403, NO_FILE: 400 },
  ...{ TOO_LARGE: 413, EMPTY: 422, WRONG_TYPE: 415, INFECTED: 422, NOT_SCANNED: 503 },
};

/** Nothing of a document is ever shown as a page of ours: it is saved, and what opens it runs nothing, loads nothing and is nobody's frame. */
const SAVED_ALONE = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
} as const;

/** The documents of rooms, as they are: beside GraphQL, because they are streams. */
@Controller('stanza/documenti')
export class RoomDocumentController {
  constructor(
    private readonly giving: GiveDocument,
    private readonly reading: ReadDocument,
    private readonly abilities: Abilities,
  ) {}

  /** Takes one file (multipart/form-data) into the room of the seat in the header x-room-seat. */
  @Post()
  async give(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const caller = this.callerOf(request);
    const seat = request.headers[SEAT_HEADER];
    if (!caller || foreignPageRefusal(request)) return refuse(reply, request, 'FOREIGN', this.giving.largest);
    if (typeof seat !== 'string') return refuse(reply, request, 'SEAT_LOST', this.giving.largest);
    // What says itself that it is too long is not even begun.
    if (Number(request.headers['content-length']) > this.giving.largest + ENVELOPE_BYTES) {
      return refuse(reply, request, 'TOO_LARGE', this.giving.largest);
    }
    const file = await fileOf(request);
    if (!file) return refuse(reply, request, 'NO_FILE', this.giving.largest);
    const outcome = await this.giving.execute(caller, seat, { name: file.filename, content: file.file });
    if (outcome.ok) return reply.code(201).send({ id: outcome.value });
    const problem = outcome.refusal.code === 'DOCUMENT' ? outcome.refusal.reason : outcome.refusal.code;
    return refuse(reply, request, problem, this.giving.largest);
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const caller = this.callerOf(request);
    const isForeign = foreignPageRefusal(request) !== undefined;
    const document = caller && !isForeign ? await this.reading.execute(caller, id, proofOf(request)) : undefined;
    if (!document) return refuse(reply, request, isForeign ? 'FOREIGN' : 'NOT_FOUND', this.giving.largest);
    const { name, mediaType, bytes, content } = document;
    const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
    return reply
      .headers({ ...SAVED_ALONE, 'content-type': type, 'content-length': bytes, 'content-disposition': attachmentNamed(name) })
      .send(Readable.from(content));
  }

  private callerOf(request: FastifyRequest): RoomCaller | undefined {
    const { tenant, caller = VISITOR } = request;
    return tenant && roomCaller({ tenant, caller, language: languageOf(request) }, this.abilities);
  }
}

async function fileOf(request: FastifyRequest): Promise<MultipartFile | undefined> {
  // Its length is counted where it is stored: the parser's own limit would read on to the end, and drop what is too much.
  return request.isMultipart() ? request.file({ limits: { fileSize: Infinity, files: 1, fields: 0, parts: 1 } }) : undefined;
}

function proofOf({ headers }: FastifyRequest): DocumentProof {
  const seat = headers[SEAT_HEADER];
  const manageToken = headers[MANAGE_HEADER];
  return { ...(typeof seat === 'string' && { seat }), ...(typeof manageToken === 'string' && { manageToken }) };
}

/** A body that is not read any more ends with its connection: otherwise two gigabytes would still have to pass. */
function refuse(reply: FastifyReply, request: FastifyRequest, problem: DocumentProblem, largest: number): FastifyReply {
  const texts = DOCUMENT_TEXTS[languageOf(request)];
  const megabytes = String(Math.floor(largest / (1024 * 1024)));
  const message = texts[problem].replace('%s', problem === 'WRONG_TYPE' ? ACCEPTED_ENDINGS.join(', ') : megabytes);
  if (!request.raw.complete) reply.header('connection', 'close');
  return reply
    .code(STATUS[problem])
    .headers({ 'cache-control': 'no-store' })
    .send({ errors: [{ message, extensions: { code: problem } }] });
}

function languageOf({ headers }: FastifyRequest): Language {
  return acceptedLanguage(headers['accept-language']);
}
