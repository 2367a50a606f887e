// Row ids of the store as types of their own, so that a JobId is never taken for a RequestId.
#pragma once

#include <QHashFunctions>
#include <QMetaType>

namespace shiftdeck {

template <typename Tag>
class Id {
  public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}
    constexpr qint64 value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

  private:
    qint64 m_value = 0;
};

using CampaignId = Id<struct CampaignTag>;
using RequestId = Id<struct RequestTag>;
using DatasetId = Id<struct DatasetTag>;
using FileId = Id<struct FileTag>;
using SiteId = Id<struct SiteTag>;
using StreamId = Id<struct StreamTag>;
using UnitId = Id<struct UnitTag>;
using GridJobId = Id<struct GridJobTag>;
using JobId = Id<struct JobTag>;
using OutputId = Id<struct OutputTag>;
using MergeId = Id<struct MergeTag>;
using ReceiptId = Id<struct ReceiptTag>;
using RuleId = Id<struct RuleTag>;
using RunNumber = Id<struct RunTag>;

}  // namespace shiftdeck
