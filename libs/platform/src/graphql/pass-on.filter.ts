import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { type GqlContextType, type GqlExceptionFilter } from '@nestjs/graphql';

/**
 * Hands the errors of resolvers on to GraphQL, where they are reported without what they quote. Nest's own filter would log them whole: a
 * database error with the row that caused it.
 */
@Catch()
export class PassOnFilter extends BaseExceptionFilter implements GqlExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') return exception;
    super.catch(exception, host);
    return undefined;
  }
}
