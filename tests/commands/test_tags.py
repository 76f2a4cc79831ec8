"""`digest tags` through the command line: explain, eval, suggest, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.cli import main

VOCABULARY = """\
tags:
  trams:
    name: {en: Trams}
    any: [有轨电车, tram]
    rules:
      - any: [轨道]
        near: [电车, 车站]
        weight: 0.5
  harbour:
    any: [码头, harbour]
"""
RUN = "本周末全市举行了秋季长跑，上千名市民沿着江边跑完了十公里，天气晴好，沿途有人敲鼓助威。"
OWLS = "今年又有九只雪鸮落在北滩，雪鸮在沙丘间过冬。观鸟人说，雪鸮来得越来越早。"
FILES = {
    "tram.md": f"---\ntitle: 有轨电车开通\n---\n有轨电车今天开通，全长九公里。\n\n{RUN}\n",
    "mention.md": f"---\ntitle: 城市一周\n---\n{RUN}\n\n{RUN}\n\n一位跑者是坐有轨电车来的。\n\n{RUN}\n\n{RUN}\n",
    "editor.md": f"---\ntitle: 老码头要拆\ntags: [trams]\n---\n老码头要拆了，码头工人来道别。\n\n{RUN}\n",
    "amended.md": f"---\ntitle: 电车与码头\ntags:\n  remove: [trams]\n---\n有轨电车通到码头，码头边的有轨电车站很小。\n\n{RUN}\n",
    "owls.md": f"---\ntitle: 雪鸮归来\n---\n{OWLS}\n",
    "owls-again.md": f"---\ntitle: 北滩的冬天\n---\n北滩的冬天属于鸟。{OWLS}保护区给雪鸮让出了三条步道，有人为雪鸮写了歌。\n",
    "owls-third.md": "---\ntitle: 给鸟让路\n---\n步道封了，因为雪鸮怕人。看雪鸮要带望远镜，离得远些。\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "tags.yaml").write_text(VOCABULARY, encoding="utf-8")
    for name, text in FILES.items():
        (content / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["tags", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("site")
def test_explain_shows_words_places_and_rules_of_a_tag(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = map(json.loads, printed(capsys, "explain", "content/tram.md", "--json").splitlines())
    (subject,) = answer["subjects"]
    assert (subject["key"], subject["tagged"], subject["by_editor"], subject["lacks"]) == ("trams", True, False, 0)
    assert subject["score"] >= 0.5
    assert subject["evidence"] == ["有轨电车 ×2 ¶0 ¶1"]
    assert [(each["zone"], each["passage"], each["line"]) for each in subject["words"]] == [
        ("title", 0, 4),
        ("lead", 1, 4),
    ]
    assert answer["silent"] == ["harbour"]


@pytest.mark.usefixtures("site")
def test_explain_shows_by_how_much_a_subject_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = map(json.loads, printed(capsys, "explain", "content/mention.md", "--json").splitlines())
    (subject,) = answer["subjects"]
    assert not subject["tagged"]
    assert subject["found"] < subject["needed"] or subject["lacks"] > 0
    text = printed(capsys, "explain", "content/mention.md")
    assert "· trams  missed" in text
    assert "有轨电车" in text
    assert "tags.yaml:4" in text


@pytest.mark.usefixtures("site")
def test_explain_shows_what_an_editor_decided(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "explain", "content/editor.md", "content/amended.md")
    assert "✓ trams  by an editor; by rule: score 0.00" in text
    assert "· harbour  score" in text
    assert "but overruled by an editor" in text


@pytest.mark.usefixtures("site")
def test_eval_counts_and_blames(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capsys, "eval", "--json"))
    rows = {
        row["key"]: (row["both"], row["rules_only"], row["editor_only"], row["neither"]) for row in answer["tallies"]
    }
    assert answer["articles"] == 2
    assert rows == {"trams": (0, 1, 1, 0), "harbour": (0, 1, 0, 0)}
    blamed = {(each["key"], each["given_by"], each["line"]) for each in answer["disagreements"]}
    assert blamed == {("trams", "editor", 0), ("trams", "rules", 4), ("harbour", "rules", 10)}
    assert "found by 码头" in printed(capsys, "eval")


@pytest.mark.usefixtures("site")
def test_suggest_finds_the_missing_word(capsys: pytest.CaptureFixture[str]) -> None:
    suggestions = [json.loads(line) for line in printed(capsys, "suggest", "--json").splitlines()]
    terms = [each["term"] for each in suggestions]
    assert "雪鸮" in terms
    assert not any("雪鸮" in term and term != "雪鸮" for term in terms)
    owls = suggestions[terms.index("雪鸮")]
    assert (owls["untagged"], owls["tagged"], owls["nearest"], owls["line"]) == (3, 0, "", "- any: [雪鸮]")
    assert len(owls["examples"]) == 2
    assert all("雪鸮" in example for example in owls["examples"])
    assert "- any: [雪鸮]" in printed(capsys, "suggest")


def test_suggest_lists_tags_of_others_with_a_line_that_adopts_each(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = site / "content"
    rows = [
        {"title": "灯塔", "tags": ["海事", "Night Watch"], "text": RUN},
        {"title": "灯塔二", "keywords": "海事,2026", "text": OWLS},
    ]
    (content / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = [answer for answer in map(json.loads, printed(capsys, "suggest", "--json").splitlines()) if "tag" in answer]
    assert [(answer["tag"], answer["articles"]) for answer in found] == [("海事", 2), ("2026", 1), ("Night Watch", 1)]
    assert "海事  (a tag of 2 articles" in printed(capsys, "suggest")
    adopted = "".join(f"  {answer['line']}\n" for answer in found)
    (content / "tags.yaml").write_text(VOCABULARY + adopted, encoding="utf-8")
    assert not [line for line in printed(capsys, "suggest", "--json").splitlines() if '"tag"' in line]
    explained = printed(capsys, "explain", "content/rows.jsonl", "--json").splitlines()
    subjects = {subject["key"] for line in explained for subject in json.loads(line)["subjects"] if subject["tagged"]}
    assert sorted(subjects) == ["2026", "night-watch", "海事"]


def test_without_articles_or_tags_of_editors_there_is_nothing_to_show(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tags", "explain", "content/none.md"]) != 0
    assert "there is no such file" in capsys.readouterr().err
    for name in ("editor.md", "amended.md"):
        (site / "content" / name).unlink()
    assert "no front matter names subjects" in printed(capsys, "eval")
