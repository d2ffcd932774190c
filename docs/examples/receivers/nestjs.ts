import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { receiver } from './receiver.js';

/** NestJS on Express. Create the app with `NestFactory.create(AppModule, { rawBody: true })`. */
@Controller('webhooks')
export class WebhookController {
  @Post()
  receive(@Req() request: Request, @Res() response: Response): Promise<void> {
    return receiver.node(request, response);
  }
}

@Module({ controllers: [WebhookController] })
export class AppModule {}
