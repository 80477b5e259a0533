from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "tipstaff.review"
    label = "review"
