import { Card, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './table-card.module.css';

export interface TableCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A card with a heading that may hold a table. */
export function TableCard({ title, children }: TableCardProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} className={classes.card}>
      <Title order={2} id={id} mb="md">
        {title}
      </Title>
      {children}
    </Card>
  );
}
