"""What can go wrong in keeping, finding and asking: each message is one line with a way on."""


class KgError(Exception):
    """Anything the knowledge base refuses or fails to do."""


class BaseMismatch(KgError):
    """The data were made under another base IRI."""


class StoreBusy(KgError):
    """Another process is writing."""


class ReadOnlyData(KgError):
    """The data folder cannot be written to."""


class InterruptedRestore(KgError):
    """Not all of a backup is in its place."""


class NoRoom(KgError):
    """The disk is full."""


class NothingPublished(KgError):
    """No generation has been published yet."""


class OutdatedIndexes(KgError):
    """What is published was indexed by another version, in another form."""


class IndexedElsewhere(KgError):
    """The indexes are not where the setting says."""


class SearchEngineMissing(KgError):
    """The client of the search engine is not installed."""


class SearchEngineDown(KgError):
    """The search engine does not answer, or not as it should."""


class GraphElsewhere(KgError):
    """The graph is not where the setting says."""


class GraphServerDown(KgError):
    """The SPARQL server does not answer, or not as it should."""


class DamagedGeneration(KgError):
    """A file of a generation is not as it was written."""


class UnknownGeneration(KgError):
    """There is no such generation, or none that one can go back to."""


class UnfitBackup(KgError):
    """The file is no backup that can be restored."""


class DataInTheWay(KgError):
    """The folder to restore into is not empty."""


class UnknownDocument(KgError):
    """The store holds no document of this IRI."""


class UnknownPassage(KgError):
    """The store holds no passage or provision of this IRI."""


class UnknownValue(KgError):
    """What a search is to be narrowed down to stands for nothing."""


class UnfitStatements(KgError):
    """The statements are not those of the document or graph they are handed over for."""


class AgainstShapes(KgError):
    """The statements would not fit the shapes of the ontology."""


class UnknownGraph(KgError):
    """The store holds no graph of this IRI."""


class ChangedMeanwhile(KgError):
    """What is published is no longer what the writer had seen."""


class UpdateFailed(KgError):
    """The update is valid, but cannot be carried out on what is stored."""


class EncoderMismatch(KgError):
    """The vectors were made by another encoder than the one that would read them."""


class QuerySyntax(KgError):
    """The query is not SPARQL."""


class UnknownFunction(QuerySyntax):
    """The query calls a function that is not one of SPARQL."""


class QueryRefused(KgError):
    """The query asks for what a read-only, closed endpoint does not do."""


class FormatNotOffered(KgError):
    """The result cannot be written in any format that was asked for."""


class QueryTimeout(KgError):
    """The query was stopped at its time limit."""


class ResultTooLarge(KgError):
    """The result was cut off at its size limit."""


class WorkersBusy(KgError):
    """All query workers are busy and the queue is full."""


class LongQueriesBusy(WorkersBusy):
    """As many queries as may take long do so."""


class ClientBusy(KgError):
    """One client has as many queries in hand as it may."""


class LongClientBusy(ClientBusy):
    """One client has as many queries that take long in hand as it may."""


class WorkerLost(KgError):
    """A query worker died: it ran out of memory or crashed."""


class DumpsBusy(KgError):
    """As many dumps are being made, or read while they are made, as may be."""


class DumpFailed(KgError):
    """The process that makes a dump died."""


class ModelUnavailable(KgError):
    """The encoder's model cannot be loaded."""
