"""From inputs as a user names them to a stream of articles: files, folders, JSON Lines, pages, feeds, sitemaps, WARC."""

from sayso.intake.inputs import items
from sayso.intake.item import Failure, Item, Progress, Report, Skip
from sayso.intake.manners import Manners
from sayso.intake.poll import Poll
from sayso.intake.validator import Validator, Validators

__all__ = ["Failure", "Item", "Manners", "Poll", "Progress", "Report", "Skip", "Validator", "Validators", "items"]
