import { Module } from '@nestjs/common';
import { MapNotes } from './application/map-notes.js';
import { MapNoteRepository } from './persistence/map-note.repository.js';

/** Notes that people pin on the map. */
@Module({ providers: [MapNoteRepository, MapNotes], exports: [MapNotes] })
export class NotesModule {}
