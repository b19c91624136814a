import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

type TextAnchorProps = AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>;

function TextAnchor(props: TextAnchorProps) {
  return <Anchor {...props} />;
}

/** A link to a page inside a sentence or a list. */
export const TextLink = createLink(TextAnchor);
