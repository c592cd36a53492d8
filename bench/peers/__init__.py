"""sayso beside what else can be had: who finds who said what, on the same texts, in one run. `python bench/peers/run.py`"""
