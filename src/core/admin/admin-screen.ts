import type { Kopecks } from '../money/kopecks.ts';
import type { StaffMember, UserCard } from './admin-facts.ts';
import type { AuditLine } from './audit-entry.ts';
import type { Role } from './rights.ts';

/** What an admin sees. */
export type AdminScreen =
  | { readonly show: 'menu'; readonly role: Role }
  | { readonly show: 'ask'; readonly what: AdminQuestion; readonly userId: number | null }
  | { readonly show: 'user'; readonly user: UserCard; readonly role: Role }
  | {
      readonly show: 'adjustment';
      readonly adjustId: string;
      readonly user: UserCard;
      readonly kopecks: Kopecks;
      readonly reason: string;
    }
  | { readonly show: 'staff'; readonly members: readonly StaffMember[] }
  | {
      readonly show: 'audit';
      readonly page: number;
      readonly lines: readonly AuditLine[];
      readonly hasMore: boolean;
    };

/** What an admin is asked to write. */
export type AdminQuestion = 'user' | 'adjustment' | 'ban-reason';
