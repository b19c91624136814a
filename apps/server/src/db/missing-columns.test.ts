import { expect, it } from 'vitest';
import { neededColumns } from './missing-columns.ts';

const SCHEMA = `enum Role {
  user

  @@map("role")
}

model User {
  id         String   @id @db.Uuid
  /// who made it; name String
  mutedMails String[] @default([]) @map("muted_mails")
  role       Role     @default(user)
  orders     Order[]
  boss       User?    @relation("staff", fields: [bossId], references: [id])

  @@unique([id, role], map: "by_role")
  @@map("users")
}

model Order {
  total Int?
  buyer User @relation(fields: [buyerId], references: [id])
}
`;

it('are the fields of every model under the names they have in the database, relations left out', () => {
  expect(neededColumns(SCHEMA)).toEqual(['users.id', 'users.muted_mails', 'users.role', 'Order.total']);
});
