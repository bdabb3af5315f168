# 拟稿：两条命令就能用：make draft 拟一篇初稿，make test 跑测试。
.DEFAULT_GOAL := help
.PHONY: help draft test lint bench bench-search bench-mining bench-crew bench-memory bench-duplicates bench-growth bench-reads bench-drafts evaluate familiar fuzz kill volume look picture clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

$(READY): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

help: ## 列出可用的命令
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

draft: $(READY) ## 用自带的示例讲话拟一篇 Word 初稿，存到 output/
	$(BIN)/nigao --workspace . draft 工作会议讲话 --set 地区=云河市 --set 日期=2026-12-01

test: $(READY) ## 跑全部测试
	$(BIN)/python -m pytest

lint: $(READY) ## 检查代码：格式、类型、各房间之间的依赖
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## 量速度（对照写在 benchmarks/ 里）
	$(BIN)/python -m benchmarks.mining
	$(BIN)/python -m benchmarks.drafting
	$(BIN)/python -m benchmarks.word
	$(BIN)/python -m benchmarks.start

bench-search: $(READY) ## 量查句：造一个百万句的句库，与逐句扫、与 jieba 加 FTS5 比（约一刻钟，SENTENCES=100000 快）
	$(BIN)/python -m benchmarks.search $(SENTENCES)

bench-mining: $(READY) ## 量入库的速度：与只分词对照（make bench-mining CHARACTERS=3000000）
	$(BIN)/python -m benchmarks.mining $(CHARACTERS)

bench-crew: $(READY) ## 量两个进程入库比一个快多少，与纯计算对照（make bench-crew FILES=1000）
	$(BIN)/python -m benchmarks.crew $(FILES)

bench-memory: $(READY) ## 量一次入库一万篇比一千篇多用多少内存（约五分钟；make bench-memory FILES=2000 快）
	$(BIN)/python -m benchmarks.memory $(FILES)

bench-duplicates: $(READY) ## 量归并近似句子的快慢、认出多少、用多少内存（make bench-duplicates SENTENCES=1000000）
	$(BIN)/python -m benchmarks.duplicates $(SENTENCES)

bench-growth: $(READY) ## 量句库大了以后再入一篇慢不慢（make bench-growth SPEECHES=100000）
	$(BIN)/python -m benchmarks.growth $(SPEECHES)

bench-reads: $(READY) ## 量起草从大句库里读多少（make bench-reads PHRASES=50000）
	$(BIN)/python -m benchmarks.draft_reads $(PHRASES)

bench-drafts: $(READY) ## 拟上千篇初稿，数残留、过时、混级、重复，量字数和来源占比（要几十分钟；make bench-drafts SEEDS=2 快，OCCASIONS=交流发言 只拟这一种）
	$(BIN)/python -m benchmarks.drafts $(SEEDS) $(OCCASIONS)

evaluate: $(READY) ## 用标注过的讲话量入库的准确率，用埋了错的讲话量核稿，并重算权重（约三分钟）
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.checking
	$(BIN)/python -m benchmarks.fit

familiar: $(READY) ## 重做熟词表（改了自带的短语、示例讲话、模板、词表以后）
	$(BIN)/python -m benchmarks.familiar

fuzz: $(READY) ## 拿十万个弄坏的文件试每一种读法（约一刻钟）
	$(BIN)/python -m benchmarks.fuzz

kill: $(READY) ## 入库途中随机杀掉 50 次，看句库坏不坏、补不补得全
	$(BIN)/python -m benchmarks.killing

volume: $(READY) ## 量大文件和 2000 个文件入库的内存和快慢
	$(BIN)/python -m benchmarks.volume

look: $(READY) ## 重做自带的 Word 版式（templates/looks/）
	$(BIN)/python -m generator.word.look

picture: $(READY) ## 重做说明文档里的首页图片（要有 LibreOffice 和 pdftoppm）
	$(BIN)/nigao --workspace . draft 工作会议讲话 --set 地区=云河市 --set 日期=2026-12-01 --force -o output/首页.docx
	cd output && soffice --headless --convert-to pdf 首页.docx >/dev/null && pdftoppm -r 72 -f 1 -l 1 -singlefile -png 首页.pdf ../docs/first-page
	rm -f output/首页.docx output/首页.pdf

clean: ## 删去虚拟环境和临时文件（句库和初稿不动）
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
