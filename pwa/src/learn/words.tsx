/** The text of a lesson: Markdown without HTML, drawn element by element, so that nothing in it can become markup of its own. */

import { lexer, type Token, type Tokens } from "marked";
import type { ComponentChildren, JSX } from "preact";

import { Drawing } from "../drawings/drawing.tsx";
import type { Medium } from "./course.ts";
import { Sound } from "./media.tsx";

interface Props {
  readonly text: string;
  readonly media: Readonly<Record<string, Medium>>;
}

/** Draw a text. Headings begin at the second level, below the title of the lesson. */
export function Words({ text, media }: Props): JSX.Element {
  return <div class="words">{lexer(text).map((token, index) => draw(token, index, media))}</div>;
}

type Media = Props["media"];
type Way = (token: never, media: Media) => ComponentChildren;

const DRAWINGS: Readonly<Record<string, Way>> = {
  heading: (token: Tokens.Heading, media) =>
    token.depth <= 2 ? <h2>{inside(token, media)}</h2> : <h3>{inside(token, media)}</h3>,
  paragraph: (token: Tokens.Paragraph, media) => <p>{inside(token, media)}</p>,
  blockquote: (token: Tokens.Blockquote, media) => <blockquote>{inside(token, media)}</blockquote>,
  list: (token: Tokens.List, media) => {
    const items = token.items.map((item, index) => <li key={index}>{inside(item, media)}</li>); // oxlint-disable-line no-array-index-key
    return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  },
  table: drawTable,
  strong: (token: Tokens.Strong, media) => <strong>{inside(token, media)}</strong>,
  em: (token: Tokens.Em, media) => <em>{inside(token, media)}</em>,
  codespan: (token: Tokens.Codespan) => <code>{token.text}</code>,
  link: (token: Tokens.Link, media) =>
    /^https?:/u.test(token.href) ? <a href={token.href}>{inside(token, media)}</a> : inside(token, media),
  image: drawMedium,
  br: () => <br />,
  hr: () => <hr />,
  text: (token: Tokens.Text, media) => (token.tokens === undefined ? plain(token.text) : inside(token, media)),
  escape: (token: Tokens.Escape) => token.text,
  space: () => null,
};

function draw(token: Token, key: number, media: Media): ComponentChildren {
  const drawing = DRAWINGS[token.type];
  return <Fragment key={key}>{drawing === undefined ? token.raw : drawing(token as never, media)}</Fragment>;
}

function inside(token: { readonly tokens?: readonly Token[] }, media: Media): ComponentChildren {
  return (token.tokens ?? []).map((inner, index) => draw(inner, index, media));
}

function drawTable(token: Tokens.Table, media: Media): ComponentChildren {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            {token.header.map((cell, index) => (
              <th key={index} scope="col">
                {inside(cell, media)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, index) => (
                <td key={index}>{inside(cell, media)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawMedium(token: Tokens.Image, media: Media): ComponentChildren {
  const medium = media[token.href];
  if (medium === undefined) return token.text;
  return medium.type.startsWith("audio/") ? (
    <Sound medium={medium} words={token.text} />
  ) : (
    <Drawing svg={medium.text ?? ""} words={token.text} />
  );
}

/** Entities are the only thing Markdown leaves written out. */
function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function Fragment({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  return children;
}
