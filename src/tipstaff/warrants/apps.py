from django.apps import AppConfig


class WarrantsConfig(AppConfig):
    name = "tipstaff.warrants"
    label = "warrants"
