"""The command line of CampaignFlow: `pip install 'campaignflow[cli]'`, then `campaignflow --help`."""

from ._runtime.command_line import run


def main() -> None:
    """Run it; ends the process with its exit status."""
    run("campaignflow")


if __name__ == "__main__":
    main()
