/** Who chose which option: by share, by how it goes with the rest, and by the best and the worst 27 %. */

import type { JSX } from "preact";

import type { ItemFigures } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";
import { percent } from "./interval.tsx";

interface Props {
  readonly item: ItemFigures;
  readonly question: Question | undefined;
}

export function Options({ item, question }: Props): JSX.Element {
  return (
    <div class="wide">
      <table class="options">
        <thead>
          <tr>
            <th scope="col">{t("courses.option")}</th>
            <th scope="col">{t("courses.chosen")}</th>
            <th scope="col">{t("courses.goes_with_rest")}</th>
            <th scope="col">{t("courses.best")}</th>
            <th scope="col">{t("courses.worst")}</th>
          </tr>
        </thead>
        <tbody>
          {item.options.map(({ key, is_good: isGood, share, r, top, bottom }) => (
            <tr key={key}>
              <th scope="row">
                {say(question?.options?.find((option) => option.key === key)?.text) || key}{" "}
                {isGood && <span class="tag good">{t("courses.right")}</span>}
              </th>
              <td>{percent(share)}</td>
              <td>{r === null ? "–" : formatNumber(r, { maximumFractionDigits: 2 })}</td>
              <td>{formatNumber(top)}</td>
              <td>{formatNumber(bottom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
