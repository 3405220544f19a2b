"""The questions and the template sets that travel with the planner, read once for all tests of a process."""

from planner.questionnaire.load import load_questionnaire
from planner.shipped import shipped_folder
from planner.templateset.load import load_template_sets

QUESTIONS = load_questionnaire(shipped_folder("questionnaires"))
SETS = load_template_sets(shipped_folder("plan_templates"))
BASE = SETS.named("base")
