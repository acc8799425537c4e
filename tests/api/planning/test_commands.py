"""The planners' tables as commands."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.api.server import innokg_here

Capture = pytest.CaptureFixture[str]


def test_a_chain_on_a_terminal(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "chain", "中医药", "--region", "南川区", "--data", seeded)
    assert done.returncode == 0
    assert "联航公司" in done.stdout
    assert "现代中药" in done.stdout


def test_a_chain_for_a_program(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "chain", "中医药", "--part", "firms", "--json", "--data", seeded)
    answer = json.loads(done.stdout)
    assert [item["thing"]["label"] for item in answer["items"]] == ["上海医药", "华润三九", "太极集团", "联航公司"]


def test_the_industries_as_csv(seeded: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "industries.csv"
    assert innokg_here(capsys, "chain", "--out", out, "--data", seeded).returncode == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert {"name", "firms", "resources"} <= rows[0].keys()


def test_an_unknown_industry_is_told(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "chain", "深海采矿", "--data", seeded)
    assert done.returncode != 0
    assert "深海采矿" in done.stderr


def test_a_mistyped_industry_or_region_is_told_with_what_may_be_meant(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "chain", "中医要", "--data", seeded)
    assert "Did you mean 中医药" in done.stderr
    done = innokg_here(capsys, "chain", "中医药", "--region", "涪凌区", "--data", seeded)
    assert done.stderr.rstrip().endswith("Did you mean 涪陵区?")
    done = innokg_here(capsys, "ledger", "研发强渡", "--data", seeded)
    assert "研发投入强度" in done.stdout


def test_the_technologies_of_a_chain_in_a_chinese_spreadsheet(seeded: Path, tmp_path: Path, capsys: Capture) -> None:
    # 江津区规划, 四(一)1: what is to be worked on in 消费品工业.
    out = tmp_path / "chain.csv"
    asked = ("chain", "消费品工业", "--region", "江津区", "--part", "technologies", "--lang", "zh", "--out", out)
    assert innokg_here(capsys, *asked, "--data", seeded).returncode == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert {row["清单"] for row in rows} == {"关键技术"}
    told = next(row["理由"] for row in rows if row["名称"] == "消费品工业")
    assert {"高品质清香型白酒", "健康食用油", "生态纸"} <= set(told.partition("：")[2].split("、"))


def test_a_structure_on_a_terminal(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "structure", "1+2+8+N", "--data", seeded)
    assert "　慧谷湖科创小镇" in done.stdout
    assert "　　科创中心组团" in done.stdout


def test_the_policies_that_rest_on_one(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "policies", "重庆市科技创新“十四五”规划", "--json", "--data", seeded)
    assert json.loads(done.stdout)["total"] == 4


def test_two_documents_and_likenesses(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "diff", "fuling-14fyp", "jiangjin-14fyp", "--part", "figures", "--data", seeded)
    assert "figures:" in done.stdout
    done = innokg_here(capsys, "similar", "太极集团", "--csv", "--data", seeded)
    assert "华润三九" in done.stdout


def test_who_fits_a_firm(seeded: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "partners", "--firm", "太极集团", "--json", "--data", seeded)
    assert json.loads(done.stdout)["items"][0]["status"] == "proposed"
    done = innokg_here(capsys, "partners", "--park", "团结湖大数据智能化产业园", "--data", seeded)
    assert "孵化器" in done.stdout
    assert innokg_here(capsys, "partners", "--data", seeded).returncode != 0


def test_a_file_has_all_rows_and_a_terminal_the_first(seeded: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "indicators.json"
    assert innokg_here(capsys, "indicators", "--json", "--out", out, "--data", seeded).returncode == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert answer["total"] == len(answer["items"]) > 50
    assert answer["next"] is None

    done = innokg_here(capsys, "indicators", "--data", seeded)
    assert f"50 / {answer['total']}" in done.stdout
    done = innokg_here(capsys, "indicators", "--json", "--limit", "3", "--data", seeded)
    assert len(json.loads(done.stdout)["items"]) == 3
