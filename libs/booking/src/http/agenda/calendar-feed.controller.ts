import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadCalendarFeed } from '../../application/agenda/read-calendar-feed.js';

const EXTENSION = /\.ics$/;

/** Calendars that operators' programs ask for by themselves, every quarter of an hour: who has nothing new gets no body. */
@Controller('calendari')
export class CalendarFeedController {
  constructor(private readonly feeds: ReadCalendarFeed) {}

  @Get(':file')
  async read(@Req() { tenant, headers }: FastifyRequest, @Param('file') file: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const feed = tenant && EXTENSION.test(file) ? await this.feeds.execute(tenant, file.replace(EXTENSION, '')) : undefined;
    if (!feed) return reply.code(404).header('cache-control', 'no-store').send();
    const etag = `"${feed.digest}"`;
    reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (isKnown(headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.header('content-type', 'text/calendar; charset=utf-8').header('x-content-type-options', 'nosniff').send(feed.body);
  }
}

/** RFC 9110, 13.1.2. Dates are not told: what was cancelled leaves the calendar, and no date with it. */
function isKnown(tags: string | undefined, etag: string): boolean {
  return tags?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ?? false;
}
